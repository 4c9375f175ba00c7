package io.tributary.sample.bad.edge;

/** Sleeps, so that the rule against it is seen to refuse a class. Nothing calls it. */
class Sleeper {

    void sleep() throws InterruptedException {
        Thread.sleep(1);
    }
}
