import { readUserSession } from '@/app/_api/server'
import { download } from '@/server/upload'

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ fileId: string }> },
): Promise<Response> {
  return download(await readUserSession(), (await params).fileId)
}
