package fr.passerelle.understanding.office;

import fr.passerelle.archive.ArchiveStopped;
import fr.passerelle.archive.CaseBlind;
import fr.passerelle.archive.Directory;
import fr.passerelle.archive.Entry;
import fr.passerelle.archive.Unpacking;
import fr.passerelle.mail.Limits;
import fr.passerelle.mail.Slice;
import fr.passerelle.xml.Xml;
import fr.passerelle.xml.XmlElement;
import fr.passerelle.xml.XmlRead;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// The parts of a zipped document, unpacked when asked for. Pictures and all else that nobody asks
/// for stay packed. Names are alike in large and small letters (ECMA-376 part 2 §6.2).
final class Parts {
    private final Map<String, Entry> entries = new HashMap<>();
    private final int length;
    private long room = Limits.OFFICE_XML_BYTES;

    private Parts(List<Entry> entries, int length) {
        for (Entry entry : entries) {
            this.entries.put(CaseBlind.of(entry.name()), entry);
        }
        this.length = length;
    }

    static Parts of(Slice zip) throws ArchiveStopped {
        return new Parts(Directory.read(zip), zip.length());
    }

    boolean has(String name) {
        return entries.containsKey(CaseBlind.of(name));
    }

    /// A part that is text and no XML: the `mimetype` of ODF.
    Optional<Slice> find(String name) {
        return Optional.ofNullable(entries.get(CaseBlind.of(name))).map(this::unpack);
    }

    /// Reads a part that is XML; empty where it is not there.
    <T> Optional<T> read(String name, Function<XmlElement, T> reader) {
        return find(name).map(bytes -> xml(bytes, reader));
    }

    /// Reads a part that is XML, where it is there.
    void visit(String name, Consumer<XmlElement> reader) {
        find(name).ifPresent(bytes -> visit(bytes, reader));
    }

    /// Reads a part that is XML and must be there.
    void require(String name, Consumer<XmlElement> reader) {
        if (!has(name)) {
            throw new NotRead("damaged");
        }
        visit(name, reader);
    }

    static void visit(Slice bytes, Consumer<XmlElement> reader) {
        xml(
                bytes,
                root -> {
                    reader.accept(root);
                    return root;
                });
    }

    /// Reads XML to its end.
    private static <T> T xml(Slice bytes, Function<XmlElement, T> reader) {
        return switch (Xml.read(bytes, reader)) {
            case XmlRead.Whole<T>(var value) -> value;
            case XmlRead.Malformed<T> _ -> throw new NotRead("damaged");
            case XmlRead.Unsafe<T>(var danger, _) -> throw new NotRead(danger.inWords());
        };
    }

    private Slice unpack(Entry entry) {
        if (entry.size() > room) {
            throw NotRead.tooLarge();
        }
        room -= entry.size();
        try {
            return new Unpacking(entry.size(), length).unpack(List.of(entry)).getFirst().content();
        } catch (ArchiveStopped stopped) {
            throw notRead(stopped);
        }
    }

    static NotRead notRead(ArchiveStopped stopped) {
        return switch (stopped.ending()) {
            case ArchiveStopped.Ending.Damaged _ -> new NotRead("damaged");
            case ArchiveStopped.Ending.Unsafe(var why) -> new NotRead(why);
        };
    }
}
