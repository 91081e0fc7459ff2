package fr.passerelle.opening.trust;

import java.io.IOException;

/// The way to whoever answers for certificates over the network (RFC 6960): bytes out, bytes in.
/// Called from any number of threads at once; it comes back within a bounded time, whatever the
/// other side does.
public interface Responder {
    /// @param request an OCSPRequest in DER
    /// @return what came, believed in nothing yet
    /// @throws IOException where nothing came, or not in time, or more than
    ///     [fr.passerelle.mail.Limits#OCSP_BYTES], or where this address is not to be asked
    byte[] ask(ResponderAddress address, byte[] request) throws IOException;
}
