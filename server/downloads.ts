import { requireRole } from './access'
import { type BankFile, exportQuestions } from './bank-files/bank-file'
import { exportInput, importIdInput } from './bank-files/input'
import { writeFaulty } from './bank-files/rows'
import { isForeign } from './origin'
import { answer, memberOf, refusal } from './upload'

const signedOut = () => answer(401, 'Sign in to go on.')

/** Sends a file as it is made: what the receiver has not taken yet is not made yet. */
function send({ name, mediaType, content }: BankFile): Response {
  const parts = content[Symbol.asyncIterator]()
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await parts.next()
      if (done) controller.close()
      else controller.enqueue(typeof value === 'string' ? encoder.encode(value) : new Uint8Array(value))
    },
    async cancel() {
      await parts.return?.()
    },
  })
  return new Response(body, {
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    },
  })
}

/** The questions that a filter of the bank shows, as a file; who reads the bank may take it along. */
export async function downloadQuestions(request: Request, userSessionId: string | null): Promise<Response> {
  if (isForeign(request)) return answer(403, 'Requests from other sites are refused.')
  const member = await memberOf(userSessionId)
  if (!member) return signedOut()
  const input = exportInput.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!input.success) return answer(400, 'Choose a format and a filter on the bank’s page.')
  try {
    return send(await exportQuestions(member, input.data))
  } catch (error) {
    return refusal(error)
  }
}

/** Every faulty row of an import, with its line, field and reason, as CSV. */
export async function downloadFaulty(userSessionId: string | null, importId: string): Promise<Response> {
  const member = await memberOf(userSessionId)
  if (!member) return signedOut()
  const input = importIdInput.safeParse({ importId })
  if (!input.success) return answer(404, 'There is no such import.')
  try {
    requireRole(member, 'admin', 'manager')
    const { name, content } = await writeFaulty(member, input.data.importId)
    return send({ name, mediaType: 'text/csv;charset=utf-8', content })
  } catch (error) {
    return refusal(error)
  }
}
