import Catalog
import Glibc
import Interface
import Storage
import Synchronization
import Terminal

/// Does what is asked of the saved views, one thing after the other, away from the keys.
final class ViewsKeeper: Sendable {
  private let mailbox: Mailbox
  private let file: Mutex<ViewsFile>
  private let queue = Mutex<[(request: ViewsRequest, ticket: Ticket)]>([])
  /// What was said to be wrong in the file.
  private let said: Mutex<[String]>

  /// - Parameter said: what is known to be wrong in the file, and has been said.
  init(_ path: String, said: [String], mailbox: Mailbox) {
    file = Mutex(ViewsFile(path))
    self.said = Mutex(said)
    self.mailbox = mailbox
  }

  func ask(_ request: ViewsRequest, _ ticket: Ticket) {
    queue.withLock { $0.append((request, ticket)) }
    BackgroundThread.start { [self] in work() }
  }

  /// Does what has been asked for, and returns when it is done, whoever does it.
  func work() {
    file.withLock { file in
      while let next = next() {
        mailbox.post(answer(next.request, &file), to: next.ticket)
      }
    }
  }

  private func next() -> (request: ViewsRequest, ticket: Ticket)? {
    queue.withLock { queue in
      if queue.isEmpty { return nil }
      return queue.removeFirst()
    }
  }

  private func answer(_ request: ViewsRequest, _ file: inout ViewsFile) -> Answer.Content {
    do throws(ViewsFile.Failure) {
      let (text, step) = try file.answer(request)
      tell(Sentences.sentences(on: text, file: file.path))
      return .views(text.list, .success(step))
    } catch {
      switch error {
      case .refused(let refusal, let text): return .views(text.list, .failure(refusal))
      case .storage(let error): return .failed(ViewsKeeper.warning(Sentences.sentence(for: error)))
      case .notText: return .failed(ViewsKeeper.warning(Sentences.notText(file.path)))
      }
    }
  }

  /// Says what is wrong in the file, unless it was said before.
  private func tell(_ sentences: [String]) {
    let isNew = said.withLock { said in
      defer { said = sentences }
      return said != sentences
    }
    if isNew { mailbox.post(.mistaken([("views", sentences)])) }
  }

  private static func warning(_ sentence: String) -> Message { Message(sentence, isWarning: true) }
}
