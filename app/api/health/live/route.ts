/** Whether the process answers; says nothing of the database. */
export function GET(): Response {
  return Response.json({ live: true }, { headers: { 'cache-control': 'no-store' } })
}
