import { everyScreenOf } from '../support/every-screen.ts'

everyScreenOf(['review'])
