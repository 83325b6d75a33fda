// What every page says to browsers: run nothing, load nothing but our stylesheet, frame us nowhere, send forms only home; and who
// may send forms here.
import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { secureHeaders } from 'hono/secure-headers';
import { isSecure, type Site } from './site.ts';

/** Two long answers, in any script. */
const LARGEST_FORM = 64 * 1024;
const HALF_A_YEAR = 'max-age=15552000';

export function guard(app: Hono, site: Site): void {
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        // A form may end in GitHub's sign-in, when the session is over.
        formAction: ["'self'", site.githubUrl],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
      xFrameOptions: 'DENY',
      // Without a referrer, browsers would send forms with the origin `null`.
      referrerPolicy: 'same-origin',
      strictTransportSecurity: isSecure(site) ? HALF_A_YEAR : false,
    }),
  );
  app.use(async (c, next) => {
    await next();
    if (!c.res.headers.has('cache-control')) c.header('Cache-Control', 'no-store');
  });
  app.use(csrf({ origin: new URL(site.url).origin }));
  app.use(bodyLimit({ maxSize: LARGEST_FORM, onError: (c) => c.text('That is more than I can read.', 413) }));
}
