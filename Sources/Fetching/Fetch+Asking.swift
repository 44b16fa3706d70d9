import Feeds
import Papers
import Storage

/// Which service is asked: the search for ids, an author or a range; else the harvest since the last time, and the first
/// time the feed of the day. If the one that was chosen fails, another one is asked, and that is said.
extension Fetch {
  func ask(
    _ services: Services, _ asked: inout Asked, _ memory: FetchMemory
  ) throws(FetchError) {
    let pages = Services.Pages(
      kept: { memory.page($0) }, keep: { memory.keep($0, $1) },
      held: { HeldPage.read($0, in: around.pages) },
      hold: { HeldPage.write($1, at: $0, in: around.pages) },
      tell: { around.tell(.pages($0, papers: $1, of: $2)) })
    do throws(NetworkError) {
      if !order.isForNews {
        try search(services, &asked, pages)
      } else if let day = asked.days.harvested {
        try askForNews(since: day, services, &asked, pages, memory)
      } else {
        try askTheFirstTime(services, &asked, pages)
      }
    } catch {
      throw .network(error)
    }
  }

  /// What may be asked of another service: not what ends all asking.
  private func mayFallBack(_ error: NetworkError) -> Bool {
    switch error {
    case .stopped, .noLibrary, .noTurns, .wait, .noHost: false
    default: true
    }
  }

  private func search(
    _ services: Services, _ asked: inout Asked, _ pages: Services.Pages
  ) throws(NetworkError) {
    around.tell(.asking(.search))
    if order.ids.isEmpty {
      let wish = Services.Wish(
        categories: order.profile.categories, author: order.author, since: order.since,
        until: order.until)
      asked.papers = try services.search(wish, pages).papers
      return
    }
    asked.papers = try services.papers(order.ids, pages).papers
    let found = Set(asked.papers.map(\.entry.record.id))
    let missing = order.ids.filter { !found.contains($0.id) }
    if !missing.isEmpty { asked.report.notes.append(.missing(missing)) }
  }

  /// The harvest since the last one; if arXiv has it not, what was submitted since then.
  private func askForNews(
    since day: Day, _ services: Services, _ asked: inout Asked, _ pages: Services.Pages,
    _ memory: FetchMemory
  ) throws(NetworkError) {
    do throws(NetworkError) {
      try harvest(since: day, services, &asked, pages, memory)
    } catch {
      guard mayFallBack(error) else { throw error }
      asked.report.notes.append(.fellBack(from: .harvest, to: .search, because: error))
      around.tell(.asking(.search))
      // Papers are announced some days after they were submitted. The day that is remembered stays: the next
      // harvest has what the search does not see.
      let wish = Services.Wish(
        categories: order.profile.categories, since: Day(number: day.number - 5))
      asked.papers = try services.search(wish, pages).papers
    }
  }

  private func harvest(
    since day: Day, _ services: Services, _ asked: inout Asked, _ pages: Services.Pages,
    _ memory: FetchMemory
  ) throws(NetworkError) {
    around.tell(.asking(.harvest))
    let harvest: Services.Harvest
    do throws(NetworkError) {
      harvest = try services.harvest(of: order.profile.categories, since: day, pages)
    } catch {
      guard error == .tokenExpired else { throw error }
      // What was interrupted has been forgotten there: begun anew, once.
      memory.forgetPages()
      harvest = try services.harvest(of: order.profile.categories, since: day, pages)
    }
    asked.papers = harvest.papers.map { $0.asNews(since: day) }
    asked.days.harvested = harvest.day ?? asked.days.harvested
  }

  /// The feed of the day; if arXiv has it not, the harvest of yesterday.
  private func askTheFirstTime(
    _ services: Services, _ asked: inout Asked, _ pages: Services.Pages
  ) throws(NetworkError) {
    around.tell(.asking(.feed))
    do throws(NetworkError) {
      let feed = try services.dayFeed(of: order.profile.categories, pages)
      asked.papers = feed.papers
      if feed.papers.count >= Services.feedLimit { asked.report.notes.append(.feedIsFull) }
      guard let day = feed.day else { return asked.report.notes.append(.feedHasNoDay) }
      if isOld(day, asked.days) { asked.report.notes.append(.feedIsOld(day)) }
      asked.days.announced = max(day, asked.days.announced ?? day)
      // What changes from that day on is the next harvest's.
      asked.days.harvested = day
    } catch {
      guard mayFallBack(error) else { throw error }
      asked.report.notes.append(.fellBack(from: .feed, to: .harvest, because: error))
      let day = Day(number: around.today.number - 1)
      around.tell(.asking(.harvest))
      let harvest = try services.harvest(of: order.profile.categories, since: day, pages)
      asked.papers = harvest.papers.map { $0.asNews(since: day) }
      asked.days.harvested = harvest.day
    }
  }

  /// Whether a feed stands still: it is older than one that was had before, or three days without a weekend among
  /// them have gone since. arXiv announces on five days a week, and on some holidays not.
  private func isOld(_ day: Day, _ days: FetchMemory.Days) -> Bool {
    if let announced = days.announced, day < announced { return true }
    guard day < around.today else { return false }
    let weekdays = (day.number + 1...around.today.number).count { number in
      // 1970-01-01 was a Thursday.
      let weekday = (Int(number) % 7 + 7 + 3) % 7
      return weekday < 5
    }
    return weekdays > 3
  }
}

extension FetchedPaper {
  /// What a harvested record is as news since a day: nothing, when its newest version is much older than the change;
  /// then it was a journal, or a category, that came to it. Five days are between submission and announcement at most.
  fileprivate func asNews(since day: Day) -> FetchedPaper {
    guard let versionDay, versionDay.number < day.number - 5 else { return self }
    return announced(as: .changed)
  }
}
