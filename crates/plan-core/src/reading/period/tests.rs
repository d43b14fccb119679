//! Periods as people write them beside their sales.

use crate::reading::period::*;

#[track_caller]
fn check(months: u32, periods: &[&str]) {
    for period in periods {
        assert_eq!(months_of(period), Some(months), "{period}");
    }
}

#[test]
fn months_are_counted_from_the_first_to_the_last() {
    check(10, &["2025年1–10月", "1月至10月", "2025年1月-2025年10月", "2025-01 to 2025-10", "January to October 2025"]);
    check(10, &["Jan–Oct 2025", "Jan 2025 - Oct 2025"]);
    check(9, &["2025年1-9月", "1~9月", "2025.1-9", "2025/01—09", "202501-202509", "2025年1-9月累计"]);
    check(9, &["2025年1月1日至9月30日", "2025年1月1日至2025年9月30日", "2025-01-01 - 2025-09-30", "20250101-20250930"]);
    check(9, &["01.01.2025 - 30.09.2025", "1 January to 30 September 2025"]);
    check(
        12,
        &["2024.11–2025.10", "Oct 2024 – Sep 2025", "11/2024-10/2025", "April to March", "1 Oct 2024 to 30 Sept 2025"],
    );
    check(24, &["January 2024 to December 2025"]);
}

#[test]
fn so_many_months_are_read_in_digits_and_in_words() {
    check(
        12,
        &["近12个月，不含税，11家大客户合计", "Last 12 months, net of tax, all 11 accounts", "过去12个月", "十二个月"],
    );
    check(12, &["截至2025年9月的12个月", "近12月", "twelve months to 30 September 2025"]);
    check(10, &["ten months to October", "前十个月", "10-month total"]);
    check(9, &["截至2025年9月30日止九个月", "Nine months ended September 30, 2025", "前9月", "9 months 2025"]);
    check(18, &["十八个月", "eighteen months", "一年半"]);
    check(20, &["二十个月", "twenty months"]);
    check(
        24,
        &["二十四个月", "twenty-four months", "Twenty four months", "24 months", "近两年", "last two years", "2 years"],
    );
    check(36, &["三十六个月", "thirty-six months", "过去三年"]);
}

#[test]
fn quarters_and_halves_are_read_as_reports_write_them() {
    check(
        3,
        &[
            "Q3 2025", "2025Q1", "2025Q01", "2025-Q1", "Q1'25", "1Q25", "1Q2025", "Q1 FY25", "FY25Q1", "Q1FY2025",
            "Q119",
        ],
    );
    check(
        3,
        &[
            "2025年三季度",
            "2025年第3季度",
            "第三季度",
            "4季度",
            "三季度",
            "本季度",
            "quarter 3",
            "third quarter",
            "3rd quarter",
        ],
    );
    check(3, &["last quarter 2025", "quarter ended June 2025", "一季报"]);
    check(
        6,
        &[
            "H1 2025",
            "2025H1",
            "1H25",
            "2H2025",
            "H1/25",
            "HY1 2025",
            "1H FY25",
            "2025上半年",
            "2025年上半年",
            "下半年",
            "中报",
        ],
    );
    check(6, &["first half of 2025", "2nd half", "half-year 2025", "一、二季度", "前两季度", "Q1+Q2 2025"]);
    check(9, &["Q1–Q3", "2025Q1-Q3", "2025Q1-2025Q3", "Q1-3 2025", "1-3Q25", "1Q-3Q25", "Q1 to Q3", "quarters 1 to 3"]);
    check(
        9,
        &[
            "前三季度",
            "三个季度",
            "一至三季度",
            "1-3季度",
            "第一季度至第三季度",
            "2025年三季报",
            "first three quarters",
        ],
    );
    check(9, &["first to third quarter 2025"]);
    check(12, &["last four quarters", "过去四个季度", "四个季度", "近4个季度", "近四季度", "Q1-Q4", "H1+H2 2025"]);
    check(12, &["Q4 2024 – Q3 2025", "4Q24-3Q25", "FY24 Q4 - FY25 Q3", "first and second half"]);
}

#[test]
fn what_rolls_or_runs_to_a_date_is_read_as_far_as_its_end_is_named() {
    check(12, &["TTM", "LTM Sep 2025", "TTM ended 2025-09-30", "L12M", "R12M to Sept. 2025"]);
    check(9, &["9M 2025", "9M25", "9M2025", "FY25 9M", "9M"]);
    check(9, &["YTD Sep 2025", "YTD Q3", "2025-09 YTD", "YTD September", "年初至9月", "2025年9月累计"]);
    check(9, &["Jan–Sep 2025 YTD"]);
}

#[test]
fn of_other_words_nothing_is_known() {
    for period in [
        "",
        "2025",
        "FY2025",
        "FY25",
        "last business year",
        "2024/25",
        "上年度",
        "2025财年",
        "全年",
        "Mayer & Co",
        "Marketing and decisions",
        "他们写的期间",
        // By then, or in that month.
        "截至2025年9月",
        "2025年9月",
        "2025-01-09",
        "YTD",
        "第二年",
        "一季度和去年三季度",
        "Revenue above 5m",
        "2.5 years",
    ] {
        assert_eq!(months_of(period), None, "{period}");
    }
}

#[test]
fn what_runs_to_a_day_or_over_other_than_twelve_months_is_no_year() {
    for called in [
        "YTD",
        "2025 YTD",
        "Our sales (YTD)",
        "Spend year to date",
        "本年累计",
        "1-9月累计",
        "年初至今",
        "Our sales (Q1-Q3 2025)",
        "Annual spend (H1)",
        "Sales, last 24 months",
        "Revenue (9M)",
        "Revenue 36M",
        "Revenue 1.1.-30.9.2025",
        "Revenue 1/1-9/30/2025",
        "Revenue 15.3.-30.9.2025",
        "Revenue (monthly)",
        "Revenue (month)",
        "Revenue (week)",
        "Revenue, 4 weeks",
        "Revenue (30d)",
        "Revenue last 90 days",
        "Revenue (avg 3y)",
        "Revenue (3y)",
        "Average revenue, last 12 months",
        "Revenue (budget)",
        "Sales forecast 2025",
        "Sales plan",
        "Target sales",
        "Revenue Sep 2025",
        "Revenue 2025-09",
        "Revenue 09/2025",
        "Revenue 202509",
        "Revenue 2024+2025",
        "Revenue 2020 to 2025",
        "年采购额(2020-2025)",
        "年采购额(2020-25)",
        "年采购额(2025年9月)",
        "月均销售额",
        "年采购额（预算）",
        "销售额目标",
        "预计年采购额",
        "去年同期销售额",
    ] {
        assert!(is_no_year(called), "{called}");
    }
    for called in [
        "Sales LTM",
        "Sales, last 12 months",
        "近12个月销售额",
        "上年销售额（全年）",
        "Revenue 2025",
        "Jan-Dec 2025",
        "Revenue 1.1.-31.12.2025",
        "Revenue (12M)",
        "Revenue (1y)",
        "Sales, 52 weeks",
        "Sales, last 365 days",
        "Revenue 2024/25",
        "Revenue 2024/2025",
        "Revenue FY2024-25",
        "Revenue 2025 (10,000 CNY)",
        "Revenue 2025 (€m)",
        "Revenue, 10 m EUR",
        "年采购额(2025年)",
        "年采购额（万元）",
    ] {
        assert!(!is_no_year(called), "{called}");
    }
}
