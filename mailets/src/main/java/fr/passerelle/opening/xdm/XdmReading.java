package fr.passerelle.opening.xdm;

import fr.passerelle.document.XdmPackage;

/// How reading an archive ended.
public sealed interface XdmReading {
    /// A package, with whatever defects.
    record Read(XdmPackage xdm) implements XdmReading {}

    /// No zip, or one that has nothing to do with XDM: left alone, nothing in it was unpacked.
    record NotXdm() implements XdmReading {}

    /// Cut off, or changed on its way. Its sender can send it again.
    record Damaged(String why) implements XdmReading {}

    /// No honest program makes this. `why` names the rule, never a file.
    record Unsafe(String why) implements XdmReading {}
}
