import Interface
import Synchronization
import Terminal

/// Actions on their way from other threads to the main one.
final class Mailbox: Sendable {
  private let actions = Mutex<[Action]>([])
  private let isClosed = Atomic<Bool>(false)
  private let waker: Waker

  init(waker: Waker) {
    self.waker = waker
  }

  /// Posts an action. How far a job has come replaces what it told before.
  func post(_ action: Action) {
    actions.withLock { actions in
      if let ticket = action.ticketOfProgress, actions.last?.ticketOfProgress == ticket {
        actions.removeLast()
      }
      actions.append(action)
    }
    waker.wake()
  }

  func post(_ content: Answer.Content, to ticket: Ticket, isLast: Bool = true) {
    post(.answer(Answer(content, to: ticket, isLast: isLast)))
  }

  /// Something has changed for whoever waits, which is no action.
  func wake() { waker.wake() }

  func take() -> [Action] {
    actions.withLock { actions in
      defer { actions = [] }
      return actions
    }
  }

  /// Nobody will take anything any more.
  func close() { isClosed.store(true, ordering: .relaxed) }
  var isOpen: Bool { !isClosed.load(ordering: .relaxed) }
}

extension Action {
  /// The job that this says the progress of.
  fileprivate var ticketOfProgress: Ticket? {
    if case .answer(let answer) = self, case .progress = answer.content {
      answer.ticket
    } else {
      nil
    }
  }
}
