# Writes insteval.csv (gzip it) and insteval.json: 73,421 ratings of lecturers by students (lme4::InstEval) and the
# crossed model of them fitted by lme4. Usage: Rscript insteval.R
suppressPackageStartupMessages(library(lme4))
ratings <- InstEval[, c("s", "d", "y")]
write.csv(ratings, "insteval.csv", row.names = FALSE, quote = FALSE)
fit <- lmer(y ~ 1 + (1 | s) + (1 | d), ratings, control = lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-10)))
v <- as.data.frame(VarCorr(fit)); s <- ranef(fit)$s; d <- ranef(fit)$d
n <- function(x) format(x, digits = 12, trim = TRUE, scientific = FALSE)
effects <- function(x) paste0("{ ", paste0("\"", rownames(x)[1:5], "\": ", n(x[1:5, 1]), collapse = ", "), " }")
writeLines(sprintf('{
  "software": { "R": "%s", "lme4": "%s" },
  "formula": "y ~ 1 + (1 | s) + (1 | d)",
  "n": %d,
  "groups": { "s": %d, "d": %d },
  "criterion": %s,
  "intercept": { "estimate": %s, "se": %s },
  "sd": { "s": %s, "d": %s, "residual": %s },
  "effects": { "s": %s, "d": %s }
}', R.version.string, as.character(packageVersion("lme4")), nrow(ratings), nlevels(ratings$s), nlevels(ratings$d), n(REMLcrit(fit)),
  n(fixef(fit)), n(sqrt(vcov(fit)[1])), n(v$sdcor[1]), n(v$sdcor[2]), n(v$sdcor[3]), effects(s), effects(d)), "insteval.json")
