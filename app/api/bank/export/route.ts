import { readUserSession } from '@/app/_api/server'
import { downloadQuestions } from '@/server/downloads'

export async function GET(request: Request): Promise<Response> {
  return downloadQuestions(request, await readUserSession())
}
