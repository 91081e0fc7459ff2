package fr.passerelle.understanding.reply;

import fr.passerelle.understanding.text.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Finds in a reply what we had written ourselves, by shingles of three words over line ends, so
/// that re-wrapped, unmarked and badly flattened quotes are found too.
final class OwnText {
    /// What a line is, compared with what we sent.
    enum Origin {
        THEIRS,
        OURS,
        /// Begins or ends with our words and goes on in others: an answer written into a quote.
        MIXED
    }

    private static final int SHINGLE = 3;

    /// Fewer of our words in a row are an answer in the words that we proposed ("oui, je
    /// prends"), not a quote.
    private static final int SHORTEST_QUOTE = 7;

    /// A line is ours where so much of it is.
    private static final double OURS = 0.6;

    private final Set<String> shingles = new HashSet<>();

    OwnText(String sentBody) {
        List<String> words = Words.bare(sentBody);
        for (int i = 0; i + SHINGLE <= words.size(); i++) {
            shingles.add(String.join(" ", words.subList(i, i + SHINGLE)));
        }
    }

    /// One origin a line; quote marks do not matter.
    List<Origin> of(List<String> lines) {
        List<String> words = new ArrayList<>();
        List<Integer> firstOfLine = new ArrayList<>();
        for (String line : lines) {
            firstOfLine.add(words.size());
            words.addAll(Words.bare(line));
        }
        boolean[] ours = marked(words);
        List<Origin> origins = new ArrayList<>();
        for (int n = 0; n < lines.size(); n++) {
            int from = firstOfLine.get(n);
            int to = n + 1 < lines.size() ? firstOfLine.get(n + 1) : words.size();
            origins.add(origin(ours, from, to));
        }
        return origins;
    }

    private static Origin origin(boolean[] ours, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += ours[i] ? 1 : 0;
        }
        if (count == 0) {
            return Origin.THEIRS;
        }
        if (count == to - from) {
            return Origin.OURS;
        }
        // A long line of theirs may repeat a few words of ours; a line that is mostly ours and
        // goes on is an answer inside the quote.
        return count >= OURS * (to - from) || ours[from] ? Origin.MIXED : Origin.THEIRS;
    }

    private boolean[] marked(List<String> words) {
        int size = words.size();
        boolean[] begins = new boolean[size];
        for (int i = 0; i + SHINGLE <= size; i++) {
            begins[i] = shingles.contains(String.join(" ", words.subList(i, i + SHINGLE)));
        }
        boolean[] marked = new boolean[size];
        int run = 0;
        while (run < size) {
            if (!begins[run]) {
                run++;
                continue;
            }
            int end = run + SHINGLE;
            // A run goes on while shingles overlap by two words.
            for (int next = run + 1; next < size && begins[next]; next++) {
                end = next + SHINGLE;
            }
            if (end - run >= SHORTEST_QUOTE) {
                for (int i = run; i < end; i++) {
                    marked[i] = true;
                }
            }
            run = end - SHINGLE + 1;
        }
        return marked;
    }
}
