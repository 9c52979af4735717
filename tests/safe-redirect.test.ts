import { expect, test } from 'vitest'
import { safeRedirect } from '#app/safe-redirect.ts'

test.each([
  '/desk',
  '/projects?q=%E6%98%9F%E6%B2%B3&turn=ours',
  '/projects/1/runs/2#forms',
  '/a//b',
])('a path on this site stays: %s', (path) => {
  expect(safeRedirect(path)).toBe(path)
})

test.each([
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\\/evil.example',
  'https:evil.example',
  'https://evil.example',
  'HTTPS://evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  'evil.example',
  '',
  ' /desk',
  '\t/desk',
  '/\t/evil.example',
  '/desk\r\nSet-Cookie: a=b',
  '/desk%0d%0aSet-Cookie:%20a=b',
  '/%5cevil.example',
  '/%2fevil.example',
  '/%2F%2Fevil.example',
  '/x/..//evil.example',
  '/.//evil.example',
  '/./\\evil.example',
  '/desk\u0000',
  `/${'a'.repeat(3000)}`,
])('what may lead elsewhere does not: %j', (path) => {
  expect(safeRedirect(path, '/home')).toBe('/home')
})

test.each([undefined, null, 3, {}, ['/desk']])('what is no text does not: %j', (value) => {
  expect(safeRedirect(value, '/home')).toBe('/home')
})
