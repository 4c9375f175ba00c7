package io.tributary.e2e.fault;

import io.tributary.quickstart.demo.Client;
import io.tributary.quickstart.demo.Client.Answer;

/** A request that is sent until it has a verdict. */
interface Post {

    /** Sends it, as often as it takes. */
    Answer send(Client client);

    /** Takes the answer that is its verdict. */
    void take(Answer answer);
}
