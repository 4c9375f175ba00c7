package io.tributary.sample.bad.edge;

class Sleeper {

    void sleep() throws InterruptedException {
        Thread.sleep(1);
    }
}
