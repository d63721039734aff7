import { testSealedQueries } from './sealed-queries'

testSealedQueries('until own submit')
