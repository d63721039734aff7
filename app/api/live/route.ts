import { readUserSession } from '@/app/_api/server'
import { openStream } from '@/server/live/streams'

export async function GET(request: Request): Promise<Response> {
  return openStream(request, await readUserSession())
}
