# The same fit by lme4, for comparison: Rscript fit.R FILE. Prints one line of JSON.
suppressPackageStartupMessages(library(lme4))
ratings <- read.csv(commandArgs(TRUE)[1])
start <- proc.time()[[3]]
fit <- lmer(score ~ 1 + (1 | candidate) + (1 | interviewer) + (1 | question), ratings)
ms <- 1000 * (proc.time()[[3]] - start)
peak <- as.numeric(sub("[^0-9]*([0-9]+).*", "\\1", grep("VmHWM", readLines("/proc/self/status"), value = TRUE))) / 1024
cat(sprintf("{\"ms\": %.0f, \"peakMb\": %.0f, \"criterion\": %.6f}\n", ms, peak, REMLcrit(fit)))
