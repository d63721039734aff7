import { expect, test } from 'vitest'
import { candidateInput } from '@/server/candidates/input'
import { fileBytesMax, fileTypeOf, looksLike, whyNotUpload, whyNotWithdraw } from '@/server/candidates/rules'

const pdf = 'application/pdf'
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

test('tells a file by what the browser says, and by its ending only where it says nothing', () => {
  expect(fileTypeOf({ name: 'cv.pdf', mediaType: pdf })).toBe(pdf)
  expect(fileTypeOf({ name: 'cv', mediaType: pdf })).toBe(pdf)
  expect(fileTypeOf({ name: 'CV.DOCX', mediaType: '' })).toBe(docx)
  expect(fileTypeOf({ name: 'cv.doc', mediaType: 'application/octet-stream' })).toBe('application/msword')
  for (const mediaType of ['text/html', 'constructor'])
    expect(fileTypeOf({ name: 'cv.pdf', mediaType })).toBeNull()
  for (const name of ['cv.html', 'cv.svg', 'cv.exe', 'pdf', ''])
    expect(fileTypeOf({ name, mediaType: '' })).toBeNull()
})

test('refuses another type, an empty file and one byte more than 10 MB', () => {
  const why = (mediaType: string, sizeBytes: number) => whyNotUpload({ name: 'cv', mediaType, sizeBytes })
  expect(why(pdf, 1)).toBeNull()
  expect(why(pdf, fileBytesMax)).toBeNull()
  expect(fileBytesMax).toBe(10_485_760)
  expect(why(pdf, fileBytesMax + 1)).toContain('10 MB')
  expect(why(pdf, 0)).toContain('empty')
  expect(why('image/png', 1)).toContain('PDF, Word')
})

test('looks at how the content begins', () => {
  const bytes = (text: string) => Buffer.from(text, 'latin1')
  expect(looksLike(pdf, bytes('%PDF-1.7'))).toBe(true)
  expect(looksLike(pdf, bytes('\r\n%PDF-1.7'))).toBe(true)
  expect(looksLike(pdf, bytes('<html>'))).toBe(false)
  expect(looksLike(docx, bytes('PK\u0003\u0004'))).toBe(true)
  expect(looksLike(docx, bytes(' PK\u0003\u0004'))).toBe(false)
  expect(looksLike('application/msword', bytes('\xd0\xcf\x11\xe0'))).toBe(true)
  expect(looksLike('text/plain', bytes('Noor Haddad'))).toBe(true)
  expect(looksLike('text/plain', bytes('MZ\u0000'))).toBe(false)
})

test('takes back only what nothing was planned for', () => {
  expect(whyNotWithdraw({ evaluations: 0 })).toBeNull()
  expect(whyNotWithdraw({ evaluations: 1 })).toContain('decision')
})

test('wants a name, an address that is one or none, and links that a browser may follow', () => {
  const of = (fields: object) =>
    candidateInput.safeParse({
      name: 'Noor',
      email: '',
      links: [],
      jobId: '019f0000-0000-7000-8000-000000000000',
      ...fields,
    })
  expect(of({}).success).toBe(true)
  expect(of({ email: ' Noor@Example.ORG ' }).data?.email).toBe('noor@example.org')
  const wrong = (fields: object) => of(fields).error?.issues.map((issue) => issue.path.join('.'))
  expect(wrong({ name: ' ' })).toEqual(['name'])
  expect(wrong({ email: 'noor at example' })).toEqual(['email'])
  expect(wrong({ links: ['https://example.org/noor', 'javascript:alert(1)', 'example.org'] })).toEqual([
    'links.1',
    'links.2',
  ])
  expect(wrong({ links: Array.from({ length: 11 }, (_, at) => `https://example.org/${at}`) })).toEqual([
    'links',
  ])
})
