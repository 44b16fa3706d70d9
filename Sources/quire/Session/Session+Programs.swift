import Glibc
import Interface
import Programs
import Terminal

/// Programs of the user's that need the terminal, and what is left to do for the others when Quire is left.
extension Session {
  /// Gives the terminal to a program, for one paper after the other where each has a run of its own.
  func runOnTerminal(_ run: ProgramRun) {
    var end = ProgramEnd(.ended(code: 0))
    hand.withTerminalGivenBack {
      let launches = ProgramLaunch.all(of: run, pdf: programs.pdf)
      for (index, launch) in launches.enumerated() where end.isWell {
        end = outcome(of: launch)
        end.notRun = end.isWell ? 0 : launches.count - index - 1
      }
    }
    say(.ran(run.name, end, line: nil))
  }

  private func outcome(of launch: ProgramLaunch) -> ProgramEnd {
    do throws(ProgramRefusal) {
      let (arguments, variables, leftOut) = try launch.words()
      var end: ProgramEnd
      do throws(Spawn.Failure) {
        let files = try launch.input.map { bytes throws(Spawn.Failure) in
          try RunFiles(input: bytes, isKept: false)
        }
        defer { files?.close() }
        let code = try Spawn.outcome(
          of: arguments, adding: variables, input: files?.ofProgram[0] ?? hand.input
        ).get()
        end = ProgramEnd(.ended(code: code))
      } catch {
        end = ProgramEnd(.notStarted(String(cString: strerror(error.code))))
      }
      end.leftOut = leftOut
      return end
    } catch {
      return ProgramEnd(.refused(error))
    }
  }

  // MARK: The end

  /// A mark that was still on its way when Quire was left is told of like others, and so is what was fetched.
  func tellOfActs(_ answer: Answer) {
    switch answer.content {
    case .marked, .fetched: startHooks(browser.handle(.answer(answer)))
    default: break
    }
  }

  private func startHooks(_ effects: [Effect]) {
    for case .start(.tell(let hook), let ticket) in effects { programs.tell(hook, ticket) }
  }

  /// Has the last hook run, and waits for all programs as long as they may take: the terminal is the shell's, and
  /// Ctrl-C ends them.
  func finishPrograms() {
    startHooks(browser.handle(.left))
    let start = ContinuousClock.now
    var (tell, late) = (start + .milliseconds(500), start + .seconds(programs.patience))
    let never = start + .seconds(86_400)
    while programs.isBusy {
      let timeout = (min(tell, late) - .now) / .milliseconds(1) + 1
      let wakeup = waiter.wait(timeout: Int32(max(0, min(60_000, timeout))), isListening: false)
      complainAboutPrograms()
      if wakeup.signals.contains(where: { [SIGINT, SIGTERM, SIGHUP].contains($0) }) {
        programs.stop(hooks: true)
      }
      if tell <= .now, !programs.running.isEmpty {
        Output.complain(Sentences.waiting(for: programs.running))
        tell = never
      }
      if late <= .now {
        for name in programs.commands {
          Output.complain("\(name) \(Sentences.tookTooLong(programs.patience))")
        }
        programs.stop(hooks: false)
        late = never
      }
    }
    complainAboutPrograms()
  }

  private func complainAboutPrograms() {
    for case .answer(let answer) in mailbox.take() {
      if let message = complaint(in: answer) { Output.complain(message.text) }
    }
  }

  /// What is wrong with a program that has ended.
  func complaint(in answer: Answer) -> Message? {
    switch answer.content {
    case .failed(let message) where answer.ticket.slot == .hooks: message
    case .ran(let run, let end) where !end.isWell:
      .ran(run.name, end, line: nil)
    default: nil
    }
  }
}
