package fr.passerelle.receiving;

import java.time.Duration;
import org.apache.james.metrics.api.Metric;
import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.metrics.api.TimeMetric;
import org.reactivestreams.Publisher;

/// James asks for timers; the gateway counts in its journal.
// abstract methods that James itself has deprecated: there is no other way to implement it
@SuppressWarnings("deprecation")
final class NoMetrics implements MetricFactory {
    private record Timer(String name) implements TimeMetric {
        @Override
        public ExecutionResult stopAndPublish() {
            return new ExecutionResult() {
                @Override
                public Duration elasped() {
                    return Duration.ZERO;
                }

                @Override
                public ExecutionResult logWhenExceedP99(Duration threshold) {
                    return this;
                }
            };
        }

        @Override
        public void record(Duration duration) {}
    }

    private static final class Counter implements Metric {
        @Override
        public void increment() {}

        @Override
        public void decrement() {}

        @Override
        public void add(int value) {}

        @Override
        public void remove(int value) {}

        @Override
        public long getCount() {
            return 0;
        }
    }

    @Override
    public Metric generate(String name) {
        return new Counter();
    }

    @Override
    public TimeMetric timer(String name) {
        return new Timer(name);
    }

    @Override
    public <T> Publisher<T> decoratePublisherWithTimerMetric(String name, Publisher<T> publisher) {
        return publisher;
    }

    @Override
    public <T> Publisher<T> decoratePublisherWithTimerMetricLogP99(
            String name, Publisher<T> publisher) {
        return publisher;
    }
}
