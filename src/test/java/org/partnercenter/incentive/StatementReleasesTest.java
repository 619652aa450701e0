package org.partnercenter.incentive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doNothing;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.partnercenter.Rule;
import org.partnercenter.platform.Actor;
import org.partnercenter.platform.forms.RowResult;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.transaction.UnexpectedRollbackException;

/** Many statements released at once: what becomes of one is the answer to that one alone. */
class StatementReleasesTest {

    private static final IncentiveModule MODULE = new IncentiveModule();
    private static final Actor OPERATIONS = IncentiveModule.OPERATIONS;

    private final ReleaseTasks tasks = mock(ReleaseTasks.class);
    private final StatementReleases releases = MODULE.releases(tasks);

    @AfterAll
    static void close() {
        MODULE.close();
    }

    private static void releasing(String period, int number) {
        MODULE.jdbc.sql("insert into incentive_statement select ? || '-' || x, 'p' || x, ?, 'releasing', current_timestamp, current_timestamp"
                + " from system_range(1, ?)").params(period, period, number).update();
    }

    @Test
    @Rule("INC-18")
    @DisplayName("A row that others keep locked says so and stops no other; a race that was lost once is tried again")
    void lockedRow() {
        releasing("2024-01", 3);
        doThrow(new CannotAcquireLockException("locked")).when(tasks).approve("2024-01-1");
        doThrow(new UnexpectedRollbackException("lost")).doNothing().when(tasks).approve("2024-01-2");
        doNothing().when(tasks).approve("2024-01-3");

        List<RowResult> results = releases.release(Map.of("period", "2024-01"), OPERATIONS).results();

        assertThat(results).extracting(RowResult::key).containsExactly("2024-01-1", "2024-01-2", "2024-01-3");
        assertThat(results).extracting(RowResult::code).containsExactly("TRY_AGAIN", null, null);
        verify(tasks, times(2)).approve("2024-01-2");
    }

    @Test
    @Rule("INC-18")
    @DisplayName("Without keys a call releases a thousand, and says how many wait still")
    void aThousandAtOnce() {
        releasing("2024-02", 1003);

        StatementReleases.Released released = releases.release(Map.of("period", "2024-02"), OPERATIONS);

        assertThat(released.results()).hasSize(1000).allMatch(RowResult::ok);
        assertThat(released.remaining()).isEqualTo(3);
        verify(tasks, times(1000)).approve(anyString());
        verify(tasks, never()).approve("2024-02-999");
    }
}
