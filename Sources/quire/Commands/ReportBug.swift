import ArgumentParser
import Glibc
import Papers
import Storage

/// `quire report-bug`: what helps to find a mistake, in one file.
struct ReportBug: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report-bug",
    abstract: "Gather what helps to find a mistake in one file, for you to read.",
    discussion: """
      What quire doctor says, the version and the system, the report of the last crash, and the end of the log. Nothing \
      is sent. Titles, notes, labels and filters are left out, and your home folder is ~; what is in the file can be \
      read, and changed, before it goes anywhere. A log of more than warnings is made by quire --log debug.

      Examples:

        quire report-bug
        quire --log debug weekly.md; quire report-bug --output bug.txt
        quire report-bug --output - | less

      Exit codes: 0 done, 2 wrong usage, 3 the file could not be written, or is there already.
      """)

  @Option(
    help: ArgumentHelp(
      "The file, or - for standard output; without it, one with the time in its name, here.",
      valueName: "FILE"))
  var output: String?

  @Flag(help: "With settings, keys, views, and how the browser was left, filters included.")
  var withFiles = false

  func run() throws {
    // A crash that nobody has been told of is in it.
    _ = CrashReports.announce()
    let findings = Doctor.findings(quotesFilters: withFiles)
    let report = BugReport(findings: findings, withFiles: withFiles).text
    let bytes = Array(SafeText.lines(report).utf8)
    if output == "-" { return Output.write(bytes) }
    let path = output ?? "quire-bug-\(LocalTime.text(time(nil), "%Y%m%d-%H%M%S")).txt"
    do throws(StorageError) {
      try AtomicFile.create(bytes, at: Process.filePaths([path])[0], mode: 0o600)
    } catch {
      throw Failure(code: 3, lines: [Sentences.sentence(for: error)])
    }
    Output.write("\(Sentences.safe(path)): read it before you send it; nothing was sent\n")
  }
}
