package io.daybook.web.budget;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Counts large answers until their clients have taken them: many who ask and do not read would hold
 * all memory.
 */
@ControllerAdvice
final class LargeAnswers implements ResponseBodyAdvice<Object> {

  private final ByteBudget answers;

  LargeAnswers(Budgets budgets) {
    this.answers = budgets.answers();
  }

  @Override
  public boolean supports(
      MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
    return converter.equals(ByteArrayHttpMessageConverter.class);
  }

  @Override
  public @Nullable Object beforeBodyWrite(
      @Nullable Object body,
      MethodParameter returned,
      MediaType type,
      Class<? extends HttpMessageConverter<?>> converter,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    if (body instanceof byte[] bytes
        && bytes.length > Budgets.SMALL
        && request instanceof ServletServerHttpRequest servlet) {
      // One that is larger than the whole budget is alone in it.
      long size = Math.min(bytes.length, answers.size());
      Holdings.of(servlet.getServletRequest()).take(answers, size);
    }
    return body;
  }
}
