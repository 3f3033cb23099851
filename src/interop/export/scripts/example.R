# Reads the export with its labels and makes its tables again. Plain R, no package needed:
#   Rscript example.R
# Afterwards `tables.csv` holds a frequency table of every question with choices, unweighted and weighted so that each
# organisation counts once. In RStudio, run it with the folder of this file as working directory and go on with
# `answers`, a data frame with factors, numbers and dates.

# Without a UTF-8 locale, R would lose every letter that is not English.
if (!l10n_info()[["UTF-8"]]) invisible(Sys.setlocale("LC_CTYPE", "C.UTF-8"))

columns <- read.csv("columns.csv", colClasses = "character", na.strings = character(0), encoding = "UTF-8",
                    fileEncoding = "UTF-8-BOM", check.names = FALSE)
codes <- read.csv("codes.csv", colClasses = "character", na.strings = character(0), encoding = "UTF-8",
                  fileEncoding = "UTF-8-BOM", check.names = FALSE)

# Texts that begin like a formula have an apostrophe in front of them in the CSV files; this takes it off again.
plain_text <- function(text) sub("^'(?='*[=+\\-@\\t\\r\uff1d\uff0b\uff0d\uff20])", "", text, perl = TRUE)

read_table <- function(table) {
  data <- read.csv(file.path("data", paste0(table, ".csv")), colClasses = "character", na.strings = character(0),
                   encoding = "UTF-8", fileEncoding = "UTF-8-BOM", check.names = FALSE)
  own <- columns[columns$table == table, ]
  for (i in seq_len(nrow(own))) {
    name <- own$column[i]
    text <- data[[name]]
    text[text == ""] <- NA
    data[[name]] <- switch(own$kind[i],
      number = , flag = as.numeric(text),
      date = as.Date(text),
      if (own$neutralised[i] == "1") plain_text(text) else text)
    words <- codes[codes$table == table & codes$column == name, ]
    # A code that no version of the questionnaire knows stays visible as itself.
    if (nrow(words) > 0) {
      unknown <- setdiff(na.omit(unique(data[[name]])), words$code)
      data[[name]] <- factor(data[[name]], c(words$code, unknown), make.unique(c(words$label, unknown)))
    }
    attr(data[[name]], "label") <- own$label[i]
  }
  data
}

for (table in unique(columns$table)) assign(table, read_table(table))

# Several answers of one organisation share the weight of one; an answer without a name stands for itself.
organisation_weights <- function(data) {
  organisation <- data$meta_organisation
  if (is.null(organisation)) return(rep(1, nrow(data)))
  sizes <- table(organisation)
  ifelse(is.na(organisation), 1, 1 / as.numeric(sizes[organisation]))
}

# n: how often it was chosen; base: how many answered the question. Shares of a question with several answers add up to
# more than 1.
frequencies <- function(data, table, weights) {
  own <- columns[columns$table == table, ]
  rows <- list()
  for (i in seq_len(nrow(own))) {
    name <- own$column[i]
    values <- data[[name]]
    words <- codes[codes$table == table & codes$column == name, ]
    if (own$role[i] == "answer" && nrow(words) > 0) {
      for (k in seq_len(nrow(words))) {
        chosen <- !is.na(values) & as.integer(values) == k
        rows[[length(rows) + 1]] <- list(name, words$code[k], sum(chosen), sum(!is.na(values)), sum(weights[chosen]))
      }
    } else if (own$role[i] == "choice") {
      chosen <- !is.na(values) & values == 1
      rows[[length(rows) + 1]] <-
        list(own$question[i], own$choice[i], sum(chosen), sum(!is.na(values)), sum(weights[chosen]))
    }
  }
  do.call(rbind, lapply(rows, function(row)
    data.frame(table = table, question = row[[1]], code = row[[2]], n = row[[3]], base = row[[4]],
               weighted = sprintf("%.4f", row[[5]]))))
}

tables <- do.call(rbind, lapply(unique(columns$table), function(table) {
  data <- get(table)
  frequencies(data, table, organisation_weights(data))
}))
output <- file("tables.csv", "wb")
write.csv(tables, output, row.names = FALSE, quote = FALSE, eol = "\n")
close(output)
print(utils::head(tables, 10))
