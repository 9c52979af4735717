import { createContext } from 'react'

/** The nonce of this answer's scripts. Empty in the browser, where React need not know it. */
export const NonceContext = createContext('')
