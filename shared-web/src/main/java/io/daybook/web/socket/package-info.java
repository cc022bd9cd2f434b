/**
 * Prefect's websockets: what they have in common. A side adds a {@link
 * io.daybook.web.socket.SocketEndpoint} and speaks with a client by a {@link
 * io.daybook.web.socket.Conversation}; the handshake, the frames' assembly, what waits for a slow
 * client, and the end are seen to here.
 */
@NullMarked
package io.daybook.web.socket;

import org.jspecify.annotations.NullMarked;
