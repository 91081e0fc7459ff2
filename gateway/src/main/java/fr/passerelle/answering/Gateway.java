package fr.passerelle.answering;

import fr.passerelle.config.Settings;
import fr.passerelle.mail.EmailAddress;
import java.time.ZoneId;
import java.util.Set;

/// Who writes: the gateway as its mails present it.
///
/// @param name as people read it ("Passerelle de la CPTS Aunis Nord")
/// @param address its own mailbox; answers come to its `+r.…` addresses
/// @param coordinator the person to turn to
/// @param trustedDomains where identities may go, lower case
/// @param zone in which days are told
public record Gateway(
        String name,
        EmailAddress address,
        EmailAddress coordinator,
        Set<String> trustedDomains,
        ZoneId zone) {
    public Gateway {
        trustedDomains = Set.copyOf(trustedDomains);
    }

    public static Gateway of(Settings settings, ZoneId zone) {
        return new Gateway(
                settings.name(),
                settings.address(),
                settings.coordinator(),
                settings.trust().domains(),
                zone);
    }

    boolean trusts(EmailAddress address) {
        return trustedDomains.contains(address.domain());
    }
}
