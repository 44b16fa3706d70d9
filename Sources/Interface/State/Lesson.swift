import Catalog

/// Where the reader is in the tutor: which step, and what has been done since it began.
struct Lesson {
  private(set) var index = 0
  /// The commands that have been run since the step began.
  private(set) var ran: Set<String> = []
  /// The panes that have had the focus since then.
  private(set) var seen: Set<Pane> = []
  private(set) var hasActed = false
  /// The step before was done, and not passed over.
  private(set) var isPraised = false

  /// The rows under the browser: a rule, and the text.
  static func rows(of rows: Int) -> Int { rows >= 20 ? 5 : rows >= 8 ? 3 : 0 }

  var step: LessonStep { LessonStep.all[index] }

  /// Notes something that the reader has done.
  mutating func note(_ command: String? = nil) {
    hasActed = true
    if let command { ran.insert(command) }
  }

  mutating func note(_ pane: Pane) { seen.insert(pane) }

  /// Goes to another step.
  mutating func go(by steps: Int, isDone: Bool = false) {
    let target = min(max(0, index + steps), LessonStep.all.count - 1)
    if target == index { return }
    self = Lesson()
    (index, isPraised) = (target, isDone)
  }
}

extension State {
  /// Goes on with the tutor when the reader has done what its step is about, by whichever keys.
  mutating func followLesson() {
    guard let lesson else { return }
    if prompt.mode == .browsing, lesson.hasActed { self.lesson?.note(screen.focus) }
    if lesson.hasActed, lesson.step.isDone(self) { self.lesson?.go(by: 1, isDone: true) }
  }

  /// Goes to another step of the tutor.
  mutating func goInLesson(_ steps: Int) -> [Effect] {
    if lesson == nil { talk.message = .noLesson }
    lesson?.go(by: steps)
    return []
  }
}
