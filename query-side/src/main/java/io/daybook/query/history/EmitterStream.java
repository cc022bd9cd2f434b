package io.daybook.query.history;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;

/**
 * The way to a client that is answered by another thread than the server's. Spring keeps writes
 * apart from the end of the request: the server uses its objects again for the next one at once.
 */
final class EmitterStream extends OutputStream {
  private final ResponseBodyEmitter emitter;

  EmitterStream(ResponseBodyEmitter emitter) {
    this.emitter = emitter;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      emitter.send(
          Arrays.copyOfRange(bytes, from, from + length), MediaType.APPLICATION_OCTET_STREAM);
    } catch (IllegalStateException e) {
      throw new IOException("the request has ended", e);
    }
  }
}
