import { TableSkeleton } from '@/app/_ui/skeleton'

export default function SetsLoading() {
  return <TableSkeleton rows={6} />
}
