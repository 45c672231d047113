// Commands turns arguments and typed lines into calls of the modules below and their results into
// output. It must never decide what is advised, nor how a profile or a report is written.
