declare module 'pdf-lib/dist/pdf-lib.js' {
  export * from 'pdf-lib'
}
