import { load } from '@/app/_api/server'

/** A session as a file for the calendar of whoever comes to it. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ sessionId: string }> },
): Promise<Response> {
  const { sessionId } = await params
  const { name, text } = await load((api) => api.panels.calendar({ sessionId }))
  return new Response(text, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  })
}
