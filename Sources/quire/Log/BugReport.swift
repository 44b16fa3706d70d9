import Glibc
import Storage

/// What helps to find a mistake, as one text for people to read before they send it.
struct BugReport {
  /// What the doctor has found.
  let findings: [Finding]
  /// The reader's own files are in it, which may tell what is read.
  let withFiles: Bool

  /// The lines of the log that are taken, the latest.
  private static let lines = 200

  /// The report; the home folder is `~` in it.
  var text: String {
    let parts = [
      introduction, section("Version", version), section("Doctor", Doctor.text(findings)),
      section("Crash", crash), section("Log", log),
    ]
    let own = withFiles ? files.map { section($0, contents(of: $0) ?? "there is none\n") } : []
    return Log.withoutHome((parts + own).joined(separator: "\n"))
  }

  private var introduction: String {
    let about =
      withFiles
      ? "Your settings, keys, views and last filters are at its end, as you asked."
      : "Titles, notes, labels and filters are not in it; names of files, profiles and settings may be."
    return """
      # What happened

      (Write here what you did, what you saw, and what you had expected.)

      # About this report

      `quire report-bug` wrote it and sent it to nobody. Read it, and take out what is not to be seen.
      \(about)

      """
  }

  private func section(_ title: String, _ body: String) -> String {
    let body = body.hasSuffix("\n") ? body : body + "\n"
    return "# \(title)\n\n```\n\(body)```\n"
  }

  private var version: String {
    let release = contents(of: "/etc/os-release") ?? ""
    let names = release.split(separator: "\n").filter { $0.hasPrefix("PRETTY_NAME=") }
    return "quire \(Version.whole)\n\(Version.machine)\n\(names.joined(separator: "\n"))\n"
  }

  private var crash: String {
    CrashReports.all.last.flatMap(contents) ?? "none is known\n"
  }

  private var log: String {
    let path = Process.places.log
    let text = [path + ".1", path].compactMap(contents).joined()
    let lines = text.split(separator: "\n").suffix(BugReport.lines)
    return lines.isEmpty ? "empty\n" : lines.joined(separator: "\n") + "\n"
  }

  private var files: [String] {
    let places = Process.places
    return [places.settings, places.keys, places.views, places.session]
  }

  private func contents(of path: String) -> String? {
    do throws(StorageError) { return try TextFile.read(path) } catch {
      return Sentences.sentence(for: error)
    }
  }
}
