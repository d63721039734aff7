import { readiness } from '@/server/readiness'

export const dynamic = 'force-dynamic'

/** Whether this node should get requests: not draining, and the database answers with the right schema. */
export async function GET(): Promise<Response> {
  const state = await readiness()
  return Response.json(state, { status: state.ready ? 200 : 503, headers: { 'cache-control': 'no-store' } })
}
