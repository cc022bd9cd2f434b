package io.daybook.query;

import io.daybook.query.projection.ProjectionConfiguration;
import io.daybook.query.web.ReadConfiguration;
import io.daybook.web.WebConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The read side: import it into an application that serves HTTP. */
@Configuration(proxyBeanMethods = false)
@Import({WebConfiguration.class, ProjectionConfiguration.class, ReadConfiguration.class})
public class QuerySide {}
