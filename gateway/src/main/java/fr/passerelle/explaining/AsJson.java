package fr.passerelle.explaining;

import fr.passerelle.document.Defect;
import fr.passerelle.mail.Verdict;
import fr.passerelle.understanding.reply.Answer;
import java.util.Locale;
import java.util.Map;

/// The JSON of an [Explanation] (RFC 8259), written straight: a mapper would take longer to
/// start than a message takes to be read.
final class AsJson {
    private final StringBuilder out = new StringBuilder(512);

    private AsJson() {}

    static String of(Explanation it) {
        return new AsJson().object(it);
    }

    private String object(Explanation it) {
        out.append('{');
        pair("file", it.file()).append(',');
        pair("kind", it.kind()).append(',');
        trust(it.trust());
        it.opened()
                .ifPresent(
                        opened ->
                                pair("provenance", opened.provenance().line().french())
                                        .append(','));
        key("patient");
        texts(it.patient());
        key("fields");
        texts(it.fields());
        documents(it);
        defects(it);
        it.answer().ifPresent(this::answer);
        it.offer().ifPresent(offer -> pair("offer", offer).append(','));
        pair("because", it.because());
        return out.append('}').toString();
    }

    private void trust(Map<String, Verdict> trust) {
        out.append("\"trust\":{");
        String between = "";
        for (var each : trust.entrySet()) {
            out.append(between);
            text(each.getKey());
            out.append(":{");
            pair("verdict", each.getValue().word()).append(',');
            pair("why", each.getValue().sentence().english()).append('}');
            between = ",";
        }
        out.append("},");
    }

    private void texts(Map<String, String> texts) {
        out.append('{');
        String between = "";
        for (var each : texts.entrySet()) {
            out.append(between);
            pair(each.getKey(), each.getValue());
            between = ",";
        }
        out.append("},");
    }

    private void documents(Explanation it) {
        out.append("\"documents\":[");
        String between = "";
        for (Explanation.Document each : it.documents()) {
            out.append(between).append('{');
            pair("part", each.part()).append(',');
            pair("type", each.type()).append(',');
            each.name().ifPresent(name -> pair("name", name).append(','));
            out.append("\"size\":").append(each.size());
            each.packaged().ifPresent(this::packaged);
            out.append('}');
            between = ",";
        }
        out.append("],");
    }

    private void packaged(Explanation.Packaged it) {
        out.append(',');
        it.title().ifPresent(title -> pair("title", title).append(','));
        it.code()
                .ifPresent(
                        code -> {
                            pair("type_code", code.code()).append(',');
                            code.display().ifPresent(name -> pair("type_name", name).append(','));
                        });
        pair("hash", it.hash().word()).append(',');
        pair("hash_why", it.hash().sentence().english()).append(',');
        pair("size_check", it.sizeCheck().word()).append(',');
        pair("size_why", it.sizeCheck().sentence().english());
    }

    private void defects(Explanation it) {
        out.append("\"defects\":[");
        String between = "";
        for (Defect each : it.defects()) {
            out.append(between).append('{');
            pair("kind", kind(each)).append(',');
            pair("where", each.where().words()).append(',');
            pair("found", each.found()).append('}');
            between = ",";
        }
        out.append("],");
    }

    static String kind(Defect defect) {
        return defect.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void answer(Answer answer) {
        pair("answer", answer.word()).append(',');
        if (answer instanceof Answer.Defer(var until)) {
            until.ifPresent(day -> pair("defer_until", day.toString()).append(','));
        }
    }

    private void key(String name) {
        text(name);
        out.append(':');
    }

    private StringBuilder pair(String name, String value) {
        key(name);
        return text(value);
    }

    /// RFC 8259 §7. Half a surrogate pair is no character and would be no UTF-8: it is replaced
    /// as decoders do.
    private StringBuilder text(String value) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c == 0x7f || c == '\u2028' || c == '\u2029') {
                control(c);
            } else if (!Character.isSurrogate(c)) {
                out.append(c);
            } else if (i + 1 < value.length()
                    && Character.isSurrogatePair(c, value.charAt(i + 1))) {
                out.append(c).append(value.charAt(++i));
            } else {
                out.append('\ufffd');
            }
        }
        return out.append('"');
    }

    private void control(char c) {
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> out.append("\\u").append(java.util.HexFormat.of().toHexDigits(c));
        }
    }
}
