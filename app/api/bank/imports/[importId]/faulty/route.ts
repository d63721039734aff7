import { readUserSession } from '@/app/_api/server'
import { downloadFaulty } from '@/server/downloads'

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ importId: string }> },
): Promise<Response> {
  return downloadFaulty(await readUserSession(), (await params).importId)
}
