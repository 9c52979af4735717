import { everyScreenOf } from '../support/every-screen.ts'

everyScreenOf(['independent'])
