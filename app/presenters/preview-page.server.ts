import fonts from '../styles/fonts.css?url'
import styles from '../styles/index.css?url'

/**
 * A paper's HTML as a page of its own, for a frame: no script may run there, and nothing but our styles and fonts is
 * loaded. Only a click leads out of it. `title` is what the frame is called and holds no foreign text.
 */
export function previewPage(title: string, html: string): Response {
  const page = [
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">',
    `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>`,
    `<link rel="stylesheet" href="${styles}"></head>`,
    `<body><main class="preview-desk"><h1 class="out-of-sight">${title}</h1><div class="paper">${html}</div></main>`,
    `<link rel="stylesheet" href="${fonts}"></body></html>`,
  ].join('')
  return new Response(page, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy':
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src data:; frame-ancestors 'self'; sandbox allow-same-origin allow-top-navigation-by-user-activation",
      'Cache-Control': 'private, no-store',
    },
  })
}
