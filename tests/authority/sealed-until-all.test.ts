import { testSealedQueries } from './sealed-queries'

testSealedQueries('until all submit')
