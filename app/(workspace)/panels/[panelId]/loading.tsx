import { Skeleton, TableSkeleton } from '@/app/_ui/skeleton'

export default function LoadingPanel() {
  return (
    <div aria-busy="true">
      <Skeleton className="mb-2 h-4 w-40" />
      <TableSkeleton rows={6} />
    </div>
  )
}
