package fr.passerelle.chain;

import java.util.List;

/// The list of mailets cannot work. Every sentence says where and what to write instead, in
/// French: an operator reads them.
public final class ChainRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> sentences;

    public ChainRefused(List<String> sentences) {
        super(String.join("\n", sentences));
        this.sentences = List.copyOf(sentences);
    }

    public List<String> sentences() {
        return sentences;
    }
}
