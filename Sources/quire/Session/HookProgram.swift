import Catalog
import Interface
import Papers
import Programs

/// A program that is told of what the user has done: it gets a line of JSON a paper on standard input, and the name
/// of the hook as `QUIRE_HOOK`.
enum HookProgram {
  struct Complaint {
    let message: Message
    /// The program could not be started, and will not be the next time.
    let isBroken: Bool
  }

  /// Runs the program of a hook, if there is one, and returns when it has ended. nil when all went well.
  static func tell(
    _ hook: Hook, _ papers: [Paper], _ marks: Marks, _ hooks: Hooks,
    pdf: (PaperID) -> String, _ child: ChildRun, isWanted: () -> Bool = { true }
  ) -> Complaint? {
    guard let line = hooks.programs[hook] else { return nil }
    let json = PaperLine(isRendered: false, marks: MarkRecord(marks))
    let launch = ProgramLaunch(
      line: line, papers: papers.map { PaperValues($0, json: [], pdf: pdf($0.id)) },
      input: papers.flatMap { json.json($0) + [0x0A] })
    let end: ProgramEnd
    do throws(ProgramRefusal) {
      let (arguments, variables, _) = try launch.words(["QUIRE_HOOK": hook.rawValue])
      let outcome = child.run(
        arguments, adding: variables, input: launch.input,
        limit: .seconds(hooks.seconds), isWanted: isWanted)
      if outcome.isLate {
        let what = "\(line.name) \(Sentences.tookTooLong(hooks.seconds))"
        return Complaint(message: .hookFailed(hook, what), isBroken: false)
      }
      // Who ends it knows that.
      if child.isStopped { return nil }
      var printed = PrintedSoFar()
      // Papers come on standard input, so that nothing is lost with a variable.
      end = printed.end(outcome, [])
    } catch {
      end = ProgramEnd(.refused(error))
    }
    guard !end.isWell else { return nil }
    var isBroken = false
    if case .notStarted = end.reason { isBroken = true }
    return Complaint(
      message: .hookFailed(hook, Message.ran(line.name, end, line: nil).text), isBroken: isBroken)
  }
}
