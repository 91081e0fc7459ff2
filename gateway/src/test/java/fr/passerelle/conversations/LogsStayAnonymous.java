package fr.passerelle.conversations;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/// Listens to every log line of the whole test run, and fails the test during which one names a
/// patient. Found by JUnit through `META-INF/services`: no test can forget it.
public final class LogsStayAnonymous
        implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private static final Ear EAR = new Ear(People.read());

    @Override
    public void beforeAll(ExtensionContext context) {
        EAR.listen();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        EAR.raise();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        EAR.raise();
    }

    /// For a test that plays several stories: fails at once, with the story's name.
    static void raise() {
        EAR.raise();
    }

    /// What is heard. Logback for us and our libraries, `java.util.logging` for Angus and the
    /// JDK.
    static final class Ear extends AppenderBase<ILoggingEvent> {
        private final People people;
        private final ConcurrentLinkedQueue<String> leaks = new ConcurrentLinkedQueue<>();
        private final Handler julHandler = new JulHandler();

        Ear(People people) {
            this.people = people;
            setName("logs-stay-anonymous");
        }

        /// Spring Boot starts the log system anew: whoever was thrown out comes back in.
        void listen() {
            if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
                Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
                if (root.getAppender(getName()) == null) {
                    setContext(context);
                    start();
                    root.addAppender(this);
                }
                context.getLogger("fr.passerelle").setLevel(Level.DEBUG);
            }
            java.util.logging.Logger jul = LogManager.getLogManager().getLogger("");
            if (!List.of(jul.getHandlers()).contains(julHandler)) {
                jul.addHandler(julHandler);
            }
        }

        @Override
        protected void append(ILoggingEvent event) {
            hear(event.getLoggerName(), event.getFormattedMessage());
            for (IThrowableProxy why = event.getThrowableProxy();
                    why != null;
                    why = why.getCause()) {
                hear(event.getLoggerName(), String.valueOf(why.getMessage()));
            }
            event.getMDCPropertyMap().values().forEach(value -> hear(event.getLoggerName(), value));
        }

        void hear(String logger, String line) {
            people.findIn(line).ifPresent(mark -> leaks.add(logger + " logged the " + mark));
        }

        /// Fails once for everything heard since the last time.
        void raise() {
            List<String> heard = new ArrayList<>();
            for (Optional<String> next = next(); next.isPresent(); next = next()) {
                heard.add(next.get());
            }
            if (!heard.isEmpty()) {
                throw new AssertionError(String.join("\n", heard));
            }
        }

        private Optional<String> next() {
            return Optional.ofNullable(leaks.poll());
        }

        private final class JulHandler extends Handler {
            @Override
            public void publish(LogRecord line) {
                hear(
                        String.valueOf(line.getLoggerName()),
                        new java.util.logging.SimpleFormatter().formatMessage(line));
                if (line.getThrown() != null) {
                    hear(
                            String.valueOf(line.getLoggerName()),
                            String.valueOf(line.getThrown().getMessage()));
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        }
    }
}
