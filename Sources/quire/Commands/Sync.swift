import ArgumentParser
import Catalog
import Storage

/// `quire sync DIR`: exchanges marks with other machines.
struct Sync: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync", abstract: "Exchange marks with other machines through a folder.",
    discussion: """
      The folder is one that something else carries between machines: git, Syncthing, a share. Each \
      machine writes one file there and reads all. What was done on several machines is joined; the \
      later mark counts, and notes that were written apart are both kept.

      Examples:

        quire sync ~/Sync/quire

      Exit codes: 0 done, 2 wrong usage, 3 some files or lines could not be read, or marks could not be \
      kept.
      """)

  @Argument(
    help: ArgumentHelp(
      "A folder; it is made if there is none, those above it are not.", valueName: "DIR"))
  var folder: String

  func run() throws {
    let result = try MarksAccess.withDatabase { try $0.sync(folder: folder) }
    let machines = result.machines > 0 ? MarkSentences.count(result.machines, "machine") : ""
    if result.madeFolder { Output.complain("made the folder \(Sentences.safe(folder))") }
    Output.write(
      "received \(MarkSentences.count(result.received, "event"))"
        + (machines.isEmpty ? "" : " from \(machines)") + ", sent \(result.sent)\n")
    if result.mended > 0 {
      Output.complain(
        "\(MarkSentences.count(result.mended, "damaged line")) of this machine's file written anew")
    }
    for sentence in Sentences.notTaken(result) + Sentences.clocksAhead(result) {
      Output.complain(sentence)
    }
    if !result.isWhole { throw Failure(code: 3) }
  }
}
