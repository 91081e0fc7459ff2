package fr.passerelle.opening.trust;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A responder that answers what a test tells it to, and remembers where it was asked.
final class FakeResponder implements Responder {
    /// What it answers to whom.
    interface Answering {
        byte[] to(byte[] request) throws Exception;
    }

    private final List<ResponderAddress> asked = new CopyOnWriteArrayList<>();
    private volatile Answering answering;

    FakeResponder(Answering answering) {
        this.answering = answering;
    }

    void answers(Answering other) {
        this.answering = other;
    }

    List<ResponderAddress> asked() {
        return asked;
    }

    @Override
    public byte[] ask(ResponderAddress address, byte[] request) throws IOException {
        asked.add(address);
        try {
            return answering.to(request);
        } catch (IOException silent) {
            throw silent;
        } catch (Exception fault) {
            throw new AssertionError(fault);
        }
    }
}
