export { exchangePublic } from './dossier/exchange-public.ts'
export { interbankPpn } from './dossier/interbank-ppn.ts'
