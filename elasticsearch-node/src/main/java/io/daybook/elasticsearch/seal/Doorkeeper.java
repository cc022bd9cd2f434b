package io.daybook.elasticsearch.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Stands in each connection, directly behind what reads HTTP. Requests with the secret pass; the
 * first without it, or what is no request at all, is answered with 401 and not a word, and whatever
 * comes behind it on this connection is thrown away unread.
 */
final class Doorkeeper extends ChannelInboundHandlerAdapter {
  private static final byte[] REFUSAL =
      "HTTP/1.1 401 Unauthorized\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
          .getBytes(US_ASCII);

  /** In seconds, how long one may take to say the secret: clients of ours say it at once. */
  private static final int PATIENCE = 10;

  /** In seconds; a connection that is closed before all was read would lose the answer. */
  private static final int FAREWELL = 1;

  private final Secret secret;
  private boolean known;
  private boolean refused;

  Doorkeeper(Secret secret) {
    this.secret = secret;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    var _ = context.executor().schedule(() -> closeStranger(context), PATIENCE, TimeUnit.SECONDS);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (!refused && message instanceof HttpRequest request) {
      known = isOurs(request);
      refused = !known;
      if (refused) {
        refuse(context);
      }
    }
    if (refused) {
      ReferenceCountUtil.release(message);
    } else {
      context.fireChannelRead(message);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (refused) {
      context.read(); // nobody behind this one asks for more
    } else {
      context.fireChannelReadComplete();
    }
  }

  private boolean isOurs(HttpRequest request) {
    List<String> said = request.headers().getAll(HttpHeaderNames.AUTHORIZATION);
    return request.decoderResult().isSuccess()
        && said.size() == 1
        && secret.isSaidBy(said.getFirst());
  }

  private static void refuse(ChannelHandlerContext context) {
    ChannelFuture told = context.writeAndFlush(Unpooled.wrappedBuffer(REFUSAL));
    var _ = told.addListener(_ -> hangUp(context));
    var _ = context.executor().schedule(() -> close(context), FAREWELL, TimeUnit.SECONDS);
  }

  private static void hangUp(ChannelHandlerContext context) {
    var _ = ((SocketChannel) context.channel()).shutdownOutput();
  }

  private void closeStranger(ChannelHandlerContext context) {
    if (!known) {
      close(context);
    }
  }

  private static void close(ChannelHandlerContext context) {
    var _ = context.close();
  }
}
