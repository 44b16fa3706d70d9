import Catalog
import Glibc
import Interface
import Storage
import Synchronization
import Terminal

/// Does what is asked of the saved views, one thing after the other, away from the keys.
final class ViewsKeeper: Sendable {
  private let mailbox: Mailbox
  /// The file, and what was said to be wrong in it.
  private let known: Mutex<(file: ViewsFile, said: [String])>
  private let queue = Mutex<[(request: ViewsRequest, ticket: Ticket)]>([])

  /// - Parameter said: what is known to be wrong in the file, and has been said.
  init(_ path: String, said: [String], mailbox: Mailbox) {
    known = Mutex((ViewsFile(path), said))
    self.mailbox = mailbox
  }

  func ask(_ request: ViewsRequest, _ ticket: Ticket) {
    queue.withLock { $0.append((request, ticket)) }
    BackgroundThread.start { [self] in work() }
  }

  /// Does what has been asked for, and returns when it is done, whoever does it.
  func work() {
    known.withLock { known in
      while let next = next() {
        mailbox.post(answer(next.request, &known.file, &known.said), to: next.ticket)
      }
    }
  }

  private func next() -> (request: ViewsRequest, ticket: Ticket)? {
    queue.withLock { queue in
      if queue.isEmpty { return nil }
      return queue.removeFirst()
    }
  }

  private func answer(
    _ request: ViewsRequest, _ file: inout ViewsFile, _ said: inout [String]
  ) -> Answer.Content {
    do throws(ViewsFile.Failure) {
      let (text, step) = try file.answer(request)
      let sentences = Sentences.sentences(on: text, file: file.path)
      if sentences != said { mailbox.post(.mistaken([("views", sentences)])) }
      said = sentences
      return .views(text.list, .success(step))
    } catch {
      switch error {
      case .refused(let refusal, let text): return .views(text.list, .failure(refusal))
      case .storage(let error): return .failed(ViewsKeeper.warning(Sentences.sentence(for: error)))
      case .notText: return .failed(ViewsKeeper.warning(Sentences.notText(file.path)))
      }
    }
  }

  private static func warning(_ sentence: String) -> Message { Message(sentence, isWarning: true) }
}
